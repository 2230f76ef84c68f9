"""Templates: where they are found, the sandbox they run in, and what they make of a plan."""
