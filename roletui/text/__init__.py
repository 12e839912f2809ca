"""Values as people write and read them: money, numbers, text that is clean and fits, charts.

The lowest wing: it imports nothing of this project, and knows no roles, no dataset and no screen.
"""
