"""The app in the tabs of a browser: their page, their processes, their limits."""
