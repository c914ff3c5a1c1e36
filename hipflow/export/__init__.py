"""What leaves hipflow as a file: for a therapist, a spreadsheet, another program."""
