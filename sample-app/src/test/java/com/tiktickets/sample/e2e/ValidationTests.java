package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationTests {

	private final Validation validation = new Validation();

	private Path page;

	@BeforeEach
	void earlierPage(@TempDir Path folder) throws IOException {
		this.page = folder.resolve("validation.md");
		Validation earlier = new Validation();
		earlier.saw(Section.EXEMPLAR, "Prometheus", "up", "earlier exemplar");
		earlier.saw(Section.ERROR, "Loki", "{a=\"b\"} | c=\"d\"", "earlier error");
		earlier.write(this.page);
	}

	@Test
	void sectionThatRanTakesThePlaceOfTheEarlierOne() throws IOException {
		this.validation.saw(Section.ERROR, "Loki", "{}", "new error");
		this.validation.write(this.page);
		assertThat(Files.readString(this.page)).contains("| Loki | `{}` | new error |").doesNotContain("earlier error");
	}

	@Test
	void sectionThatDidNotRunKeepsItsText() throws IOException {
		this.validation.saw(Section.EXEMPLAR, "Prometheus", "up", "new exemplar");
		this.validation.write(this.page);
		assertThat(Files.readString(this.page)).contains("\n## From an error to its trace\n\nRun on ")
			.contains("| Loki | `{a=\"b\"} \\| c=\"d\"` | earlier error |\n");
	}

	@Test
	void sectionWithoutAllItsAnswersIsNotWritten() throws IOException {
		String earlier = Files.readString(this.page);
		this.validation.saw(Section.REQUEST, "Jaeger", "GET /", "one answer of three");
		this.validation.write(this.page);
		assertThat(Files.readString(this.page)).isEqualTo(earlier);
	}

	@Test
	void runThatSawNothingWritesNoPage() {
		this.validation.write(this.page.resolveSibling("none.md"));
		assertThat(this.page.resolveSibling("none.md")).doesNotExist();
	}

}
