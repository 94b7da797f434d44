"""What all pages share: the opening, the navigation, the warehouse, the pictures with their downloads, the wording."""
