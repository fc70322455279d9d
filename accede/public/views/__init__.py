"""Views of the public site: pages, data; `common` holds what they share."""
