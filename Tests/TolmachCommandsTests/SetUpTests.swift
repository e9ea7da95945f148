import TestSupport
import Testing

/// scripts/setup.sh, scripts/quietly.sh and what the Makefile installs, with stand-ins for apt, sudo and swift.
@Suite struct SetUpTests {
  private static let package = TestData.packageFolder

  @Test func `notes on static linking are left out, all else and the exit status stay`() throws {
    let box = try Sandbox()
    let note =
      "in statically linked applications requires at runtime the shared libraries from the glibc version used for linking"
    let foundation = "/opt/swift/usr/lib/swift_static/linux/libFoundationEssentials.a(Data.o):f"
    try box.write(
      "printed.txt",
      """
      [1/2] Compiling tolmach
      /lib/libicuuc.a(putil.ao):function uprv_dl_open_72: warning: Using 'dlopen' \(note)
      /usr/bin/ld: /lib/libxml2.a(nanohttp.o): in function `xmlNanoHTTPConnectHost':
      (.text+0x1a): warning: Using 'getaddrinfo' \(note)
      /usr/bin/ld: a.o: in function `main':
      a.c: undefined reference to `b'
      \(foundation): warning: the use of `mktemp' is dangerous, better use `mkstemp' or `mkdtemp'
      a.o:a: warning: the use of `mktemp' is dangerous, better use `mkstemp' or `mkdtemp'
      """ + "\n")
    try box.write("build", "cat printed.txt\nprintf 'error: link command failed 100%% \\\\n' >&2\nexit 7\n")
    let result = try box.shell("'\(Self.package)/scripts/quietly.sh' sh build")
    #expect(result.code == 7)
    #expect(
      result.lines == [
        "[1/2] Compiling tolmach", "/usr/bin/ld: a.o: in function `main':", "a.c: undefined reference to `b'",
        "a.o:a: warning: the use of `mktemp' is dangerous, better use `mkstemp' or `mkdtemp'",
        "error: link command failed 100% \\n",
      ])
    #expect(try box.shell("'\(Self.package)/scripts/quietly.sh' true").code == 0)
  }

  @Test func `root is told what is missing before it is installed, and swift is tried again`() throws {
    let box = try bareMachine(user: 0, hasSudo: false)
    let result = try setUp(box)
    #expect(result.code == 0, "\(result.errorText)")
    let said = result.errorText
    #expect(said.contains("does not run and link yet: swift: error while loading shared libraries: libncurses.so.6"))
    #expect(said.contains("to be installed as root by apt-get: libicu-dev"))
    #expect(said.contains("https://github.com/apple/swift-argument-parser"))
    #expect(said.contains("libstdc++-") && said.contains("(48.2 MB to download, 218 MB on disk)"))
    #expect(!said.contains("libcurl4"), "libcurl4t64 provides it")
    #expect(try text(box, "apt.log").contains("install --no-install-recommends -y -qq libicu-dev"))
    // Once it is built, there is nothing to say.
    try box.write("packages", packages + provided)
    try box.write(".build/release/tolmach", "")
    let again = try setUp(box)
    #expect(again.code == 0 && again.text + again.errorText == "")
  }

  @Test func `another user is served with sudo, and without it told what to run as root`() throws {
    let sudoer = try bareMachine(user: 1000, hasSudo: true)
    let served = try setUp(sudoer)
    #expect(served.code == 0, "\(served.errorText)")
    #expect(served.errorText.contains("to be installed with sudo by apt-get"))
    #expect(try text(sudoer, "sudo.log").contains("apt-get update"))

    let refused = try bareMachine(user: 1000, hasSudo: true)
    try refused.write("refuses-sudo", "")
    let failed = try setUp(refused)
    #expect(failed.code == 1)
    #expect(failed.errorText.contains("apt-get install failed. As root, run this, then make again:\napt-get install "))

    let plain = try bareMachine(user: 1000, hasSudo: false)
    let told = try setUp(plain)
    #expect(told.code == 1)
    #expect(told.errorText.contains("not root and has no sudo. As root, run this, then make again:\napt-get install "))
    #expect(plain.names(in: ".").contains("apt.log") == false)
  }

  @Test func `one peer that cannot be installed does not keep the others away`() throws {
    let box = try bareMachine(user: 0, hasSudo: false)
    try box.write("packages", packages + provided)
    try box.write(".build/release/tolmach", "")
    try box.write("has-no-omegat", "")
    let result = try setUp(box, "--peers")
    #expect(result.code == 0, "\(result.errorText)")
    #expect(result.errorText.contains("omegat cannot be installed: E: no omegat"))
    #expect(!result.errorText.contains("the build takes"))
    let asked = try text(box, "apt.log").split(separator: "\n").filter { $0.hasPrefix("install") }.map(String.init)
    let each = "install --no-install-recommends -y -qq"
    #expect(asked.first?.hasPrefix("\(each) python3-venv libxml2-utils gettext omegat ") == true)
    #expect(asked.dropFirst().contains("\(each) omegat") && asked.dropFirst().contains("\(each) gettext"))
  }

  @Test func `a swift that no package mends is shown`() throws {
    let box = try bareMachine(user: 0, hasSudo: false)
    try box.write("is-broken", "")
    let result = try setUp(box)
    #expect(result.code == 1)
    #expect(result.errorText.contains("setup: swift does not run and link on this machine"))
    #expect(result.errorText.contains("$ swift build -c release -Xswiftc -static-executable"))
    #expect(result.errorText.contains("libncurses.so.6"))
  }

  @Test func `where the usual linker does not link, the build is told to take Swift's own`() throws {
    let box = try bareMachine(user: 0, hasSudo: false)
    try box.write("needs-lld", "")
    let result = try setUp(box)
    #expect(result.code == 0, "\(result.errorText)")
    #expect(try text(box, ".build/linker") == "-Xswiftc -use-ld=lld\n")
    box.remove("needs-lld")
    #expect(try setUp(box).code == 0)
    #expect(box.names(in: ".build") == [])
  }

  @Test func `what is built is installed and taken away without swift, for oneself too`() throws {
    let box = try Sandbox()
    func make(_ goal: String) throws -> ToolResult {
      try box.shell("make -C '\(Self.package)' \(goal) SWIFT=/none/swift BINARY=\"$T\" PREFIX='~/.local'")
    }
    let installed = try make("install")
    #expect(installed.code == 0, "\(installed.errorText)")
    #expect(installed.text.contains("/.local/bin is not on the PATH"))
    let local = box.home + "/.local"
    let files = TestData.list(local).filter { $0.contains("tolmach") }
    #expect(files.count == 5, "\(files)")
    #expect(try box.shell("'\(local)/bin/tolmach' --version").code == 0)
    #expect(try make("uninstall").code == 0)
    #expect(TestData.list(local).filter { $0.contains("tolmach") } == [])
    let unbuilt = try box.shell("make -C '\(Self.package)' install SWIFT=/none/swift BINARY=none PREFIX=\"$HOME\"")
    #expect(unbuilt.code != 0 && unbuilt.errorText.contains("run make build or make demo first"))
  }

  // MARK: A machine

  private let packages = [
    "libicu", "libexpat1", "libstemmer", "libminizip", "zlib1g", "libxxhash", "libyaml", "libhunspell", "libxml2",
    "liblzma", "libcmark-gfm", "libcmark-gfm-extensions",
  ].map { "installed \($0)-dev, \n" }.joined()
  private let provided = "installed libcurl4t64, libcurl4 (= 8.14.1)\ninstalled pkgconf, pkg-config (= 1.8.1)\n"

  /// A folder with set-up's script in it, and on the path only what it may use: a swift that does not run before apt-get has
  /// installed something, an apt-get that notes what it is asked for.
  private func bareMachine(user: Int, hasSudo: Bool) throws -> Sandbox {
    let box = try Sandbox(isWorkspace: false)
    try box.write("scripts/setup.sh", contents(of: Self.package + "/scripts/setup.sh"))
    try box.write("packages", provided + "deinstall git, \n")
    var tools = [
      "id": "echo \(user)",
      "git": "exit 0",
      "dpkg-query": "cat \"$BOX/packages\"",
      "apt-cache": "echo '  Depends: g++-12'",
      "apt-get": """
      case "$*" in
        *--assume-no*)
          echo 'Need to get 48.2 MB of archives.'
          echo 'After this operation, 218 MB of additional disk space will be used.'
          exit 1 ;;
      esac
      echo "$*" >> "$BOX/apt.log"
      case "$*" in *omegat*) [ ! -e "$BOX/has-no-omegat" ] || { echo 'E: no omegat'; exit 100; } ;; esac
      case "$1" in install) touch "$BOX/is-installed" ;; esac
      """,
      "swift": """
      if [ -e "$BOX/is-broken" ] || [ ! -e "$BOX/is-installed" ]; then
        echo 'swift: error while loading shared libraries: libncurses.so.6: no such file' >&2
        exit 127
      fi
      case "$*" in
        *--version*) exit 0 ;;
        *use-ld=lld*) ;;
        *) [ ! -e "$BOX/needs-lld" ] || { echo 'error: link command failed' >&2; exit 1; } ;;
      esac
      for folder; do :; done
      mkdir -p "$folder/.build/release"
      ln -s /bin/true "$folder/.build/release/probe"
      """,
    ]
    if hasSudo { tools["sudo"] = "[ ! -e \"$BOX/refuses-sudo\" ] || exit 1\necho \"$*\" >> \"$BOX/sudo.log\"\n\"$@\"" }
    for (name, script) in tools {
      try box.write("bin/" + name, "#!/bin/sh\n" + script + "\n")
      try box.setMode("bin/" + name, 0o755)
    }
    let rest = "sh cat cp dirname env find grep head ln mkdir mktemp paste rm sed sort tail touch tr"
    let linked = try box.shell(
      "for tool in \(rest); do ln -s \"$(PATH=/usr/bin:/bin command -v $tool)\" bin/$tool; done")
    #expect(linked.code == 0, "\(linked.errorText)")
    return box
  }

  private func setUp(_ box: Sandbox, _ mode: String = "") throws -> ToolResult {
    try box.shell("BOX=$PWD PATH=$PWD/bin /bin/sh scripts/setup.sh \(mode)")
  }

  private func text(_ box: Sandbox, _ name: String) throws -> String {
    String(decoding: try box.contents(name), as: UTF8.self)
  }
}
