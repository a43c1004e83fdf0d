package com.tiktickets.observability.autoconfigure.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.autoconfigure.InvalidPropertyException;
import com.tiktickets.observability.export.ExportBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ExportBufferAutoConfigurationTests {

	private static final String METRICS = "exportBufferMetrics";

	@TempDir
	private Path directory;

	private final ApplicationContextRunner runner = ContextRunners.of(ExportBufferAutoConfiguration.class);

	@Test
	void bufferExistsWithDirectory() {
		withDirectory().run((context) -> {
			assertThat(context).hasSingleBean(ExportBuffer.class).hasBean(METRICS);
			await().untilAsserted(() -> assertThat(this.directory.resolve("process-0/lock")).exists());
		});
	}

	@Test
	void directoryThatCannotBeUsedDoesNotStopTheStart(CapturedOutput output) throws IOException {
		Path file = Files.writeString(this.directory.resolve("file"), "not a directory");
		this.runner.withPropertyValues("tiktickets.observability.export.buffer.directory=" + file).run((context) -> {
			assertThat(context).hasSingleBean(ExportBuffer.class);
			await().untilAsserted(() -> assertThat(output).contains("cannot write to the directory " + file));
		});
	}

	@Test
	void bufferDoesNotExistByDefault() {
		assertNoBuffer(this.runner);
	}

	@Test
	void blankValueIsNoDirectory() {
		assertNoBuffer(this.runner.withPropertyValues("tiktickets.observability.export.buffer.directory="));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT,
			"tiktickets.observability.export.enabled=false" })
	void bufferDoesNotExistWhereTheLibraryExportsNothing(String property) {
		assertNoBuffer(withDirectory().withPropertyValues(property));
		assertThat(this.directory).isEmptyDirectory();
	}

	@ParameterizedTest
	@CsvSource({ "buffer.size, 100KB", "buffer.age, 1s", "buffer.directory, a\0b" })
	void valueThatCannotBeIsRefused(String property, String value) {
		withDirectory().withPropertyValues("tiktickets.observability.export." + property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidPropertyException.class)
				.hasMessageContaining(property));
	}

	@ParameterizedTest
	@ValueSource(strings = { "otel.exporter.otlp.protocol", "otel.exporter.otlp.logs.protocol" })
	void signalThatIsExportedByGrpcIsRefused(String property) {
		withDirectory().withPropertyValues(property + "=grpc")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidPropertyException.class)
				.hasMessageContaining("buffer.directory")
				.hasMessageContaining("by gRPC"));
	}

	@Test
	void signalThatIsNotExportedMayHaveAnyProtocol() {
		withDirectory()
			.withPropertyValues("otel.exporter.otlp.protocol=grpc", "otel.traces.exporter=none",
					"otel.logs.exporter=none")
			.run((context) -> assertThat(context).hasSingleBean(ExportBuffer.class));
	}

	private ApplicationContextRunner withDirectory() {
		return this.runner.withPropertyValues("tiktickets.observability.export.buffer.directory=" + this.directory);
	}

	private static void assertNoBuffer(ApplicationContextRunner runner) {
		runner.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(ExportBuffer.class)
			.doesNotHaveBean(METRICS));
	}

}
