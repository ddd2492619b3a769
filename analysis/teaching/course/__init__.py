"""From solved notebooks to a course: copies for students, and assignments for nbgrader."""

from analysis.teaching.course.grading import grading_copy
from analysis.teaching.course.making import COURSE_COLUMNS, Course, make_course
from analysis.teaching.course.notebooks import Cell, Notebook, read_notebook, write_notebook
from analysis.teaching.course.students import student_copy

__all__ = [
    "COURSE_COLUMNS",
    "Cell",
    "Course",
    "Notebook",
    "grading_copy",
    "make_course",
    "read_notebook",
    "student_copy",
    "write_notebook",
]
