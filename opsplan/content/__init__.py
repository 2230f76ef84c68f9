"""Marketing dates, quarters and slots: pure functions from a plan to its content calendar. Its first rooms come with the calendar."""
