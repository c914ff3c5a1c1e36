"""What is said and when, in which words, fitted to the time there is."""
