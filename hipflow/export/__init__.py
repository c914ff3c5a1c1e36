"""What leaves hipflow: the report, CSV and JSON, sound files, SVG, tables of text."""
