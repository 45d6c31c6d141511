"""The administrators' command line: a door like the web, for people at a terminal and checks from outside."""
