.PHONY: help build mutants engine-mutants fuzz coverage sanitize reliability test soak golden format check bench second-opinion random-tables random-sentences random-proofs public-suites deletions changes service-soak editors-soak spark deb docs swift-docs
.DEFAULT_GOAL := help

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## build .build/release/rulec
	swift build -c release --static-swift-stdlib --product rulec

test: ## run all tests
	script/test

soak: ## the tests with random ones drawing twenty times as much; DRAWS=100 for more
	DRAWS=$(or $(DRAWS),20) swift test -c release --scratch-path .build/tests

golden: ## rewrite golden files and list those that changed; read the diff, then make test
	if UPDATE_GOLDEN=1 script/test; then echo "nothing to record"; else git status --short Tests/Fixtures Rules; fi

format: ## format Swift and rule files
	swift format -i -r Sources Tests Package.swift
	$(MAKE) build
	.build/release/rulec format Rules Examples

check: ## formatting of Swift and rule files, then all tests
	swift format lint --strict -r Sources Tests Package.swift
	$(MAKE) build
	.build/release/rulec format --check Rules Examples
	script/test

bench: build ## generate families and maps and time rulec against DuckDB and GeoPandas; BENCH="tabular …", BENCH="spatial …"
	Benchmarks/bench $(BENCH)

mutants: build ## what the 案例 of the nation's rules reach, which small faults they notice, and why not the others; a minute
	python3 Tests/Reliability/survivors.py .build/release/rulec Rules

second-opinion: build ## hold control lines of generated plan sets to Shapely, at three sizes; SIZES="10000 …"
	Tests/SecondOpinion/run.sh .build/release/rulec $(or $(SIZES),10000 100000 1000000)

public-suites: build ## overlays, map and table files of public test suites (fetches some 40 MB)
	Tests/PublicSuites/run.sh .build/release/rulec

service-soak: build ## the service killed 50 times, and 200 readers and 20 submitters for a minute
	Tests/Service/service.sh .build/release/rulec soak

editors-soak: build ## the language server with 6000 random edits, and every editor
	Tests/Editors/editors.sh .build/release/rulec soak

spark: build ## a small province on a Spark cluster of this machine, with an executor killed, and out of a lake (fetches PySpark)
	Tests/Scale/scale.sh .build/release/rulec whole

random-tables: ## read many random workbooks and hold them to what was meant; TABLES=5000, SEED=1
	TABLES=$(or $(TABLES),1000) SEED=$(or $(SEED),1) swift test -c release --scratch-path .build/tests --filter "RandomTableTests|OldWorkbookTests"

random-sentences: ## read many random approvals and hold them to what was meant; SENTENCES=10000, SEED=1
	SENTENCES=$(or $(SENTENCES),10000) SEED=$(or $(SEED),1) swift test -c release --scratch-path .build/tests --filter RandomSentenceTests

random-proofs: ## random packs of rules: proofs agree with brute force, and z3 with cvc5; PACKS=300
	PACKS=$(or $(PACKS),300) swift test -c release --scratch-path .build/tests --filter RandomPackTests

deletions: build ## take away each thing of every plan set: none stays green without cause; SETS="Examples/*", SAMPLE=20
	python3 Tests/Reliability/deletions.py .build/release/rulec --sets "$(or $(SETS),*)" --sample $(or $(SAMPLE),0)

changes: build ## 200 random changes of a plan set: with --state, each check has the bytes of one from scratch; CHANGES=200, SEED=1
	python3 Tests/Reliability/changes.py .build/release/rulec --changes $(or $(CHANGES),200) --seed $(or $(SEED),1)

fuzz: ## coverage-guided fuzzing of every door of strangers' bytes, 5 minutes each and build; TARGETS="csv wkb", BUILDS=plain, SECONDS=60, ROUNDS=9, RUNS=10000000
	python3 Tests/Reliability/fuzz.py --targets "$(or $(TARGETS),*)" --builds "$(or $(BUILDS),plain addresses)" --seconds $(or $(SECONDS),300) --rounds $(or $(ROUNDS),1) --runs $(or $(RUNS),0)

engine-mutants: ## small faults in the engine's own source that tests have to notice; hours, and goes on where it was; SAMPLE=400, SEED=1
	python3 Tests/Reliability/engine_mutants.py --sample $(or $(SAMPLE),400) --seed $(or $(SEED),1)

coverage: ## how much of language, values, verdicts, shapes and readers the tests run through
	python3 Tests/Reliability/coverage.py

sanitize: build ## the tests of what runs in one process, under the thread and the address sanitizer
	python3 Tests/Reliability/reliability.py .build/release/rulec --run "threads addresses"

reliability: build ## what machines found, as docs/reliability.md; RUN=all for hours, else rule-mutants signals determinism
	python3 Tests/Reliability/reliability.py .build/release/rulec --run "$(or $(RUN),rule-mutants signals determinism)"

deb: build ## a Debian package in .build/deb, installed and tried in a bare tree
	script/deb .build/release/rulec
	Tests/Package/package.sh .build/deb/*.deb

docs: build ## the documents and the reference in both languages, as pages a browser reads offline, in .build/docs/site
	script/site .build/release/rulec

swift-docs: ## reference of the Swift modules, by docc, in .build/docs/swift
	mkdir -p .build/docs/symbols
	swift build --scratch-path .build/docs/work --target Transmission -Xswiftc -emit-symbol-graph \
	  -Xswiftc -emit-symbol-graph-dir -Xswiftc $(CURDIR)/.build/docs/symbols
	docc convert --fallback-display-name 传导 --fallback-bundle-identifier chuandao \
	  --additional-symbol-graph-dir .build/docs/symbols --output-dir .build/docs/swift
