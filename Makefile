# make demo     set up, build, and show the main job on the shipped memory and glossary
# make test     set up, build, lint, run every test
# make test-sanitizers   what runs at once with ThreadSanitizer, what reads files with AddressSanitizer
# make fuzz     all readers with inputs that libFuzzer makes, SECONDS=60 for all of them together
# make test-peers  whether other programs load what we write, and we what they write
# make snapshots   write help, completions, the guide, docs/checks.md and docs/languages.md as they are now
# make bench MEMORY=FILE.tmx   compiling that memory beside bare passes of two XML parsers
# make install  the binary that was built, the manual page and the shell completions, below PREFIX (/usr/local)

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
# Where the shell leaves ~ as it stands.
override PREFIX := $(patsubst ~/%,$(HOME)/%,$(PREFIX))

# The release binary links everything, so that it starts in a few milliseconds. Set-up may have found that it takes another linker.
LINKER = $(shell cat .build/linker 2>/dev/null)
RELEASE = $(SWIFT) build -c release -Xswiftc -static-executable $(LINKER) --explicit-target-dependency-import-check error
BINARY = .build/release/tolmach
SOURCES = Package.swift Sources Tests Benchmarks Fuzz

# What the sanitizers run: words of the names of tests, suites or files. A suite that is added for threads or for a reader goes here.
TSAN_SUITES = LibraryTests WorkbenchTests SoundKeyTests StemmerTests TransliterationTests SpellingTests GlossaryRoundTripTests \
  ConcurrencyTests.swift CheckCommandTests.swift AnalyseCommandTests.swift PretranslateCommandTests.swift
ASAN_SUITES = InterchangeTests MarkupTests FilesTests ConfigurationTests IndexDamageTests MemoryIndexTests \
  TermIndexTests TermRecognizerTests LexiconTests NamePoolTests

.PHONY: demo test test-sanitizers test-peers fuzz snapshots check lint format build setup setup-test install uninstall clean bench

demo: build
	@scripts/demo.sh $(BINARY)
	@echo
	@echo 'That was $(BINARY). To call it tolmach in this shell:  export PATH="$$PWD/.build/release:$$PATH"'
	@echo 'To install it:  sudo make install   or for yourself alone:  make install PREFIX=~/.local'

build: setup
	scripts/quietly.sh $(RELEASE) --product tolmach

test: setup-test lint
	TOLMACH_STRICT=1 $(SWIFT) build --build-tests --explicit-target-dependency-import-check error
	$(SWIFT) package describe --type json > .build/package.json
	SWIFT="$(SWIFT)" scripts/test.sh

# Each builds the tests in a folder of its own, .build-tsan and .build-asan.
test-sanitizers: setup-test
	@scripts/test-sanitizers.sh thread $(TSAN_SUITES)
	@scripts/test-sanitizers.sh address $(ASAN_SUITES)

# Installs other programs, in .build-peers and with apt; PEERS="omegat gettext" runs some.
test-peers: build
	@scripts/test-peers.sh $(PEERS)

# Builds in a folder of its own, .build-fuzz.
fuzz: setup
	@SWIFT="$(SWIFT)" Fuzz/run.sh all $(or $(SECONDS),60)

snapshots: setup-test
	TOLMACH_STRICT=1 $(SWIFT) build --build-tests --explicit-target-dependency-import-check error
	TOLMACH_STRICT=1 RECORD_SNAPSHOTS=1 $(SWIFT) test --skip-build --filter 'Snapshot|GuideTests|documented as they are'

check: test

lint:
	$(SWIFT) format lint --strict --parallel --recursive $(SOURCES)

format:
	$(SWIFT) format --in-place --parallel --recursive $(SOURCES)

setup:
	@SWIFT="$(SWIFT)" scripts/setup.sh

setup-test:
	@SWIFT="$(SWIFT)" scripts/setup.sh --test

bench: build
	@Benchmarks/compile.sh $(or $(MEMORY),$(error MEMORY=FILE.tmx says what to measure with))

# Builds nothing: root may have no Swift.
install:
	@test -x $(BINARY) || { echo 'install: there is no $(BINARY) yet: run make build or make demo first, without sudo' >&2; exit 1; }
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/man/man1" \
	  "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" "$(DESTDIR)$(PREFIX)/share/zsh/site-functions" \
	  "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/tolmach"
	install -m 644 docs/tolmach.1 "$(DESTDIR)$(PREFIX)/share/man/man1/tolmach.1"
	$(BINARY) --generate-completion-script bash > "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/tolmach"
	$(BINARY) --generate-completion-script zsh > "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_tolmach"
	$(BINARY) --generate-completion-script fish > "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/tolmach.fish"
	@case ":$$PATH:" in *":$(PREFIX)/bin:"*) ;; *) echo 'install: $(PREFIX)/bin is not on the PATH' ;; esac

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/tolmach" "$(DESTDIR)$(PREFIX)/share/man/man1/tolmach.1" \
	  "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/tolmach" \
	  "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_tolmach" \
	  "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/tolmach.fish"

clean:
	rm -rf .build .build-tsan .build-asan .build-fuzz .build-peers
