"""Accede: the workspace of a campaign for a treaty, and its public record."""
