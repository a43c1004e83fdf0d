package com.tiktickets.observability.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.tenant.TenantId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserTreeTests {

	private static final String PROFILE = "/profiles/support";

	private final BrowserSessions sessions = new BrowserSessions((id) -> id);

	private final Set<Integer> own = new HashSet<>(Set.of(10, 11, 12));

	private final BrowserTree tree = new BrowserTree(this.sessions, this.own::contains);

	private final ProcessReading browser = process(10, 1, "chromium", "--user-data-dir=" + PROFILE);

	private final ProcessReading renderer = process(11, 10, "chromium", "--type=renderer");

	private final ProcessReading graphics = process(12, 10, "chromium", "--type=gpu-process");

	private final ProcessReading foreign = process(90, 1, "chromium");

	@Test
	void browserOfSomebodyElseIsLeftOut() {
		read(this.browser, this.renderer, this.foreign);
		assertThat(this.tree.processes()).extracting((process) -> process.reading().pid())
			.containsExactlyInAnyOrder(10, 11);
	}

	@Test
	void pageIsOfTheSessionOfItsBrowser() {
		register();
		read(this.browser, this.renderer);
		assertThat(this.tree.processes()).extracting((process) -> process.session().id()).containsOnly("support");
	}

	@Test
	void processThatTheApplicationHasLostIsOrphaned() {
		read(this.browser, this.renderer);
		this.own.remove(11);
		read(process(11, 1, "chromium", "--type=renderer"));
		assertThat(this.tree.processes()).extracting(BrowserProcess::orphaned, BrowserProcess::role)
			.containsExactly(org.assertj.core.api.Assertions.tuple(true, "renderer"));
	}

	@Test
	void browserThatAnEarlierRunHasLeftIsOrphanedWhenItsProfileIsRegistered() {
		register();
		read(process(91, 1, "chromium", "--user-data-dir=" + PROFILE));
		assertThat(this.tree.processes()).extracting(BrowserProcess::orphaned).containsExactly(true);
	}

	@Test
	void browserThatEndsWhileItIsRegisteredHasCrashed() {
		register();
		read(this.browser);
		assertThat(reasons(read())).containsExactly("crash");
	}

	@Test
	void browserThatEndsAfterItsSessionIsExpected() {
		register();
		read(this.browser, this.renderer);
		this.sessions.unregister(PROFILE);
		assertThat(reasons(read())).containsExactly("expected", "expected");
	}

	@Test
	void graphicsProcessThatEndsBeforeItsBrowserHasCrashed() {
		read(this.browser, this.graphics);
		assertThat(reasons(read(this.browser))).containsExactly("crash");
	}

	@Test
	void pageThatEndsMayHaveBeenClosed() {
		register();
		read(this.browser, this.renderer);
		assertThat(reasons(read(this.browser))).containsExactly("unknown");
	}

	@Test
	void numberThatIsUsedAgainIsAnotherProcess() {
		read(this.browser);
		ProcessReading next = new ProcessReading(10, 1, 2, List.of("chromium"), 1, 1, 1);
		assertThat(read(next)).hasSize(1);
		assertThat(this.tree.processes()).hasSize(1);
	}

	@Test
	void processorsAreWhatWasUsedSinceTheReadingBefore() {
		this.tree.update(List.of(this.browser), 0);
		this.tree.update(List.of(new ProcessReading(10, 1, 1, this.browser.arguments(), 1, 501, 1)), 1_000_000_000L);
		assertThat(this.tree.processes()).extracting(BrowserProcess::cpu).containsExactly(0.5);
	}

	@ParameterizedTest
	@CsvSource({ "--type=gpu-process, gpu_process", "--type=utility, utility", "--type=zygote, zygote",
			"--type=5511987654321, other", "--headless, browser" })
	void roleIsOneOfFewWords(String argument, String role) {
		assertThat(process(1, 1, "chromium", argument).role()).isEqualTo(role);
	}

	private void register() {
		this.sessions.register("support", TenantId.of("acme"), PROFILE);
	}

	private List<BrowserProcess> read(ProcessReading... readings) {
		return this.tree.update(List.of(readings), System.nanoTime());
	}

	private Stream<String> reasons(List<BrowserProcess> ended) {
		return ended.stream().map(this.tree::reasonOf);
	}

	@Test
	void roleIsFoundInACommandLineThatIsOneText() {
		ProcessReading zygote = new ProcessReading(1, 1, 1, List.of("/usr/lib/chromium --type=zygote --no-sandbox"), 1,
				1, 1);
		assertThat(zygote.role()).isEqualTo("zygote");
	}

	private static ProcessReading process(int pid, int parent, String... arguments) {
		return new ProcessReading(pid, parent, 1, List.of(arguments), 1_000, 1, 3);
	}

}
