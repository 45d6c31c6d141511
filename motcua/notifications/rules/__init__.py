"""What is told to whom, in which words, when and how patiently: plain values, no clock, no database."""
