"""What can be done with meetings: one verb a function, with the right required and one entry in the log."""
