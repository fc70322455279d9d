"""Views of the reports: pages, files."""
