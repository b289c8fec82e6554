"""The reference front end: static files that know nothing but the API, and the views that serve them in the demo."""
