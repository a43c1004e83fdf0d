package com.tiktickets.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What the pages show is compiled, parsed and resolved. */
class DocumentationSnippetsTests {

	private static final Pattern BLOCK = Pattern
		.compile("(?:<!-- snippet: (\\w+) -->\\n)?```(java|xml|properties|yaml)\\n(.*?)```", Pattern.DOTALL);

	private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#\\s]+)");

	private static final Pattern PROPERTY = Pattern.compile("(?<!com\\.)tiktickets\\.observability\\.[a-z.-]*[a-z]");

	private static final Pattern PUBLIC_TYPE = Pattern
		.compile("(?m)^public (?:final )?(?:class|record|interface) (\\w+)");

	private static final String IMPORTS = """
			import com.tiktickets.observability.browser.*;
			import com.tiktickets.observability.redaction.*;
			import com.tiktickets.observability.redis.*;
			import com.tiktickets.observability.tenant.*;
			import com.tiktickets.observability.whatsapp.*;
			import io.micrometer.observation.*;
			import io.micrometer.observation.annotation.*;
			import io.opentelemetry.api.metrics.*;
			import io.opentelemetry.api.trace.*;
			import io.opentelemetry.context.Scope;
			import io.opentelemetry.instrumentation.annotations.*;
			import org.springframework.context.annotation.Bean;
			class Snippet {
				static void importTickets() {
				}
			""";

	private static final List<String> PROPERTIES = ConfigurationMetadata.properties()
		.stream()
		.map(ConfigurationMetadata.Property::name)
		.toList();

	private static final List<String> MAPS = ConfigurationMetadata.properties()
		.stream()
		.filter((property) -> property.type().startsWith("java.util.Map"))
		.map(ConfigurationMetadata.Property::name)
		.toList();

	static List<Snippet> snippets() {
		List<Snippet> snippets = new ArrayList<>();
		for (Path page : Documentation.pages()) {
			Matcher block = BLOCK.matcher(Documentation.read(page));
			while (block.find()) {
				snippets.add(new Snippet(page.getFileName().toString(), block.group(2), "" + block.group(1),
						block.group(3)));
			}
		}
		return snippets;
	}

	static Stream<Snippet> java() {
		return snippets().stream().filter((snippet) -> snippet.language().equals("java"));
	}

	static Stream<Snippet> xml() {
		return snippets().stream().filter((snippet) -> snippet.language().equals("xml"));
	}

	static Stream<Snippet> settings() {
		return snippets().stream().filter((snippet) -> snippet.language().matches("properties|yaml"));
	}

	static List<Path> pages() {
		return Documentation.pages();
	}

	@ParameterizedTest
	@MethodSource("java")
	void javaCompiles(Snippet snippet, @TempDir Path output) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		compiler
			.getTask(null, null, diagnostics, List.of("-d", output.toString(), "-proc:none"), null,
					List.of(new Source(snippet.asClass())))
			.call();
		assertThat(diagnostics.getDiagnostics()).filteredOn((found) -> found.getKind() == Diagnostic.Kind.ERROR)
			.isEmpty();
	}

	@ParameterizedTest
	@MethodSource("xml")
	void dependencyIsModuleOfThisVersion(Snippet snippet) throws Exception {
		Element root = parse(snippet.content());
		assertThat(root.getTagName()).isNotEmpty();
		if (root.getTagName().equals("dependency") && text(root, "groupId").equals("com.tiktickets")) {
			Element parent = parse(Documentation.read("pom.xml"));
			assertThat(Documentation.root().resolve(text(root, "artifactId")).resolve("pom.xml")).exists();
			assertThat(text(root, "version")).isEqualTo(text(parent, "version"));
		}
	}

	private static Element parse(String xml) throws Exception {
		return DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(new InputSource(new StringReader(xml)))
			.getDocumentElement();
	}

	private static String text(Element element, String tag) {
		return element.getElementsByTagName(tag).item(0).getTextContent();
	}

	@ParameterizedTest
	@MethodSource("settings")
	void settingsOfOursExist(Snippet snippet) throws Exception {
		assertThat(keys(snippet)).isNotEmpty()
			.filteredOn((key) -> key.startsWith("tiktickets."))
			.allMatch(DocumentationSnippetsTests::isProperty);
	}

	private static List<String> keys(Snippet snippet) throws IOException {
		Resource content = new ByteArrayResource(snippet.content().getBytes(StandardCharsets.UTF_8));
		PropertySourceLoader loader = snippet.language().equals("yaml") ? new YamlPropertySourceLoader()
				: new PropertiesPropertySourceLoader();
		return loader.load("snippet", content)
			.stream()
			.flatMap((source) -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
			.map((key) -> key.replaceAll("\\[\\d+]", ""))
			.toList();
	}

	@Test
	void snippetsAreFound() {
		assertThat(java()).hasSizeGreaterThanOrEqualTo(2);
		assertThat(xml()).isNotEmpty();
		assertThat(settings()).isNotEmpty();
		assertThat(pages()).anyMatch((page) -> PROPERTY.matcher(Documentation.read(page)).find());
	}

	@ParameterizedTest
	@MethodSource("pages")
	void propertiesOfOursExist(Path page) {
		assertThat(PROPERTY.matcher(Documentation.read(page)).results().map(MatchResult::group))
			.allMatch((name) -> isProperty(name) || isGroup(name));
	}

	/** The last part of the name of an entry is the key of a map. */
	private static boolean isProperty(String name) {
		return PROPERTIES.contains(name) || MAPS.contains(name.substring(0, name.lastIndexOf('.')));
	}

	private static boolean isGroup(String name) {
		return PROPERTIES.stream().anyMatch((property) -> property.startsWith(name + "."));
	}

	@ParameterizedTest
	@MethodSource("pages")
	void linksLeadSomewhere(Path page) {
		Matcher link = LINK.matcher(Documentation.read(page));
		while (link.find()) {
			assertThat(Files.exists(page.resolveSibling(link.group(1)))).as("%s links to %s", page, link.group(1))
				.isTrue();
		}
	}

	private record Snippet(String page, String language, String kind, String content) {

		private boolean isFullClass() {
			return this.content.startsWith("package ") || this.content.startsWith("import ");
		}

		private String asClass() {
			return isFullClass() ? this.content : IMPORTS + (this.kind.equals("members") ? this.content
					: "void statements() throws Exception {\n" + this.content + "\n}") + "\n}";
		}

		@Override
		public String toString() {
			return this.page + ": " + this.content.lines().findFirst().orElse("");
		}

	}

	private static final class Source extends SimpleJavaFileObject {

		private final String content;

		private Source(String content) {
			super(URI.create("string:///" + fileName(content)), Kind.SOURCE);
			this.content = content;
		}

		private static String fileName(String content) {
			Matcher type = PUBLIC_TYPE.matcher(content);
			return (type.find() ? type.group(1) : "Snippet") + ".java";
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.content;
		}

	}

}
