"""The council report: one content, shown as a page and as PDF."""
