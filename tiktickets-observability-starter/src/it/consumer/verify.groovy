// A consumer must run on the versions that our tests ran on, without managing any of them.
def versions(File list) {
	list.readLines()
		.collect { it.trim() =~ /^([\w.-]+):([\w.-]+):jar:(?:([\w.-]+):)?([\w.-]+):(?:compile|runtime)\b.*/ }
		.findAll { it.matches() }
		.collectEntries { [("${it.group(1)}:${it.group(2)}:${it.group(3) ?: ''}".toString()): it.group(4)] }
}

def tested = versions(new File(basedir, '../../tested-versions.txt'))
def resolved = versions(new File(basedir, 'target/resolved-versions.txt'))
assert tested.size() > 20
def different = tested.findAll { artifact, version -> resolved[artifact] != version }
assert different.isEmpty() : "tested with ${different}, resolved ${resolved.subMap(different.keySet())}"

def pom = new File(localRepositoryPath, 'com/tiktickets/tiktickets-observability-starter')
	.listFiles().findAll { it.directory }.collectMany { it.listFiles().toList() }.find { it.name.endsWith('.pom') }
assert !pom.text.contains('<parent>') : 'the published pom must not need ours'
return true
