"""Reads of meetings. One module a noun: meetings, agenda, calls, people; minutes, votes, decisions."""
