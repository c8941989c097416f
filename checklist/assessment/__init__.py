"""What was answered and what it means: the assessment, its scores, suggestions and plan, as pure functions.

Knows catalogues; knows nothing of where assessments are kept or how they are shown. Import from the module that holds
a thing (`checklist.assessment.scoring`): loading them all would cost every command the time of the dearest.
"""
