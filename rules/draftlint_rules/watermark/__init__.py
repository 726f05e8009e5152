"""What a download site, a tool or an assistant left behind."""
