"""What several screens share: title row, body, key row, pain keys, search."""
