package com.tiktickets.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
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
import org.xml.sax.InputSource;

/** What the pages show is compiled, parsed and resolved. */
class DocumentationSnippetsTests {

	private static final Pattern BLOCK = Pattern
		.compile("(?:<!-- snippet: (\\w+) -->\\n)?```(java|xml|properties)\\n(.*?)```", Pattern.DOTALL);

	private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#\\s]+)");

	private static final Pattern PROPERTY = Pattern.compile("(?<!com\\.)tiktickets\\.observability\\.[a-z.-]*[a-z]");

	private static final String IMPORTS = """
			import com.tiktickets.observability.tenant.*;
			import io.micrometer.observation.*;
			import io.micrometer.observation.annotation.*;
			import io.opentelemetry.api.metrics.*;
			import io.opentelemetry.api.trace.*;
			import io.opentelemetry.context.Scope;
			import io.opentelemetry.instrumentation.annotations.*;
			class Snippet {
				static void importTickets() {
				}
			""";

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

	static Stream<Snippet> properties() {
		return snippets().stream().filter((snippet) -> snippet.language().equals("properties"));
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
	void xmlParses(Snippet snippet) throws Exception {
		assertThat(DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(new InputSource(new StringReader(snippet.content())))
			.getDocumentElement()
			.getTagName()).isNotEmpty();
	}

	@ParameterizedTest
	@MethodSource("properties")
	void propertiesParse(Snippet snippet) throws Exception {
		Properties properties = new Properties();
		properties.load(new StringReader(snippet.content()));
		assertThat(properties).isNotEmpty();
	}

	@Test
	void snippetsAreFound() {
		assertThat(java()).hasSizeGreaterThanOrEqualTo(2);
		assertThat(xml()).isNotEmpty();
		assertThat(properties()).isNotEmpty();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void propertiesOfOursExist(Path page) throws Exception {
		String metadata = new String(
				getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json").readAllBytes(),
				StandardCharsets.UTF_8);
		Matcher property = PROPERTY.matcher(Documentation.read(page));
		while (property.find()) {
			assertThat(metadata).contains("\"" + property.group());
		}
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

		private String asClass() {
			return IMPORTS + (this.kind.equals("members") ? this.content
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
			super(URI.create("string:///Snippet.java"), Kind.SOURCE);
			this.content = content;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.content;
		}

	}

}
