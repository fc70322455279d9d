"""Settings and wiring: which rooms exist, where they answer, what the environment may say.

Owns: settings.py, env.py, urls.py, wsgi.py, asgi.py, cli.py (words of the command line, no logic).
Does not own: any rule, any table, any page.
Stands on: every room; nothing imports config but the server and the command line.
"""
