# Two commands: `make course` opens the course, `make test` checks it. Everything they need goes into .venv.
PYTHON ?= python3
PORT ?= 8000
ENV = .venv/bin/python

.PHONY: course lab book assignments test bench lock schemas clean

course:            ## the course: notebooks and book, at http://127.0.0.1:$(PORT)/
	@$(PYTHON) tools/environment.py
	@exec $(ENV) -m becoming_relational.lessons.course --port $(PORT)

lab:               ## the course in JupyterLab alone
	@$(PYTHON) tools/environment.py
	@exec $(ENV) -m becoming_relational.lessons.course --lab --port $(PORT)

book:              ## the book alone, into _build/html
	@$(PYTHON) tools/environment.py
	@$(ENV) -m becoming_relational.book.build

assignments:       ## what nbgrader works from, derived from assessments/authored
	@$(PYTHON) tools/environment.py
	@$(ENV) -m becoming_relational.grading.assignment assessments

test:              ## every check
	@$(PYTHON) tools/environment.py --test
	@$(ENV) tools/checks.py

bench:             ## how long things take on this machine
	@$(PYTHON) tools/environment.py --test
	@$(ENV) tools/bench.py

schemas:           ## the schemas that help an editor complete and check content
	@$(PYTHON) tools/environment.py
	@$(ENV) -m becoming_relational.store.schemas

lock:              ## requirements.txt from pyproject.toml, so that it installs on Python 3.11.2 to 3.13
	@$(PYTHON) tools/environment.py
	@$(ENV) -m uv pip compile --quiet --universal --python-version 3.11.2 --custom-compile-command "make lock" pyproject.toml -o requirements.txt
	@$(ENV) -m uv pip compile --quiet --universal --python-version 3.11.2 --custom-compile-command "make lock" --extra test -c requirements.txt pyproject.toml -o tests/requirements.txt

clean:             ## what was built; never what anybody wrote
	rm -rf _build assessments/source assessments/release assessments/autograded assessments/feedback
