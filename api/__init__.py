"""How the world reads the newsroom: each public thing is presented once, when it changes, and served like a file."""
