"""What an editor can put into a body or beside it: declarations only, no models and no requests."""
