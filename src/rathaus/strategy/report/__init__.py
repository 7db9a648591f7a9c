"""Reports for council, departments and public: one source, shown as a page and as PDF."""
