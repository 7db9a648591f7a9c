"""Surveys of the departments: designing, inviting, answering, and turning answers into projects."""
