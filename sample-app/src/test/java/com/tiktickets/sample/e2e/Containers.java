package com.tiktickets.sample.e2e;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Statistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.testcontainers.DockerClientFactory;

/**
 * What containers take of the machine.
 */
final class Containers {

	private Containers() {
	}

	/**
	 * The running containers of a compose project, by the name of their service.
	 */
	static Map<String, String> ofProject(String project) {
		return Shell
			.run("docker", "ps", "--no-trunc", "--filter", "label=com.docker.compose.project=" + project, "--format",
					"{{.Label \"com.docker.compose.service\"}} {{.ID}}")
			.expectSuccess()
			.output()
			.lines()
			.map((line) -> line.split(" "))
			.collect(Collectors.toMap((words) -> words[0], (words) -> words[1]));
	}

	/**
	 * Memory in MiB as {@code docker stats} counts it: without the part of the page cache
	 * that nobody has asked for lately.
	 * @param ids containers by the name of their service
	 */
	static Map<String, Double> memory(Map<String, String> ids) {
		Map<String, String> names = ids.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.getValue().substring(0, 12), Map.Entry::getKey));
		String[] command = new String[5 + ids.size()];
		System.arraycopy(new String[] { "docker", "stats", "--no-stream", "--format", "{{.ID}} {{.MemUsage}}" }, 0,
				command, 0, 5);
		System.arraycopy(ids.values().toArray(String[]::new), 0, command, 5, ids.size());
		Map<String, Double> memory = new TreeMap<>();
		Shell.run(command).expectSuccess().output().lines().forEach((line) -> {
			String[] words = line.split(" ");
			memory.put(names.get(words[0].substring(0, 12)), mebibytes(words[1]));
		});
		return memory;
	}

	private static double mebibytes(String text) {
		double factor = text.endsWith("GiB") ? 1024 : text.endsWith("KiB") ? 1.0 / 1024 : 1;
		return Double.parseDouble(text.replaceAll("[A-Za-z]+$", "")) * factor;
	}

	/**
	 * The processor time in seconds that they have taken since they run.
	 * @param ids containers by the name of their service
	 */
	static Map<String, Double> processor(Map<String, String> ids) {
		return ids.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> processor(entry.getValue())));
	}

	private static double processor(String id) {
		AtomicLong nanoseconds = new AtomicLong();
		ResultCallback.Adapter<Statistics> answer = new ResultCallback.Adapter<>() {
			@Override
			public void onNext(Statistics statistics) {
				nanoseconds.set(statistics.getCpuStats().getCpuUsage().getTotalUsage());
			}
		};
		try {
			DockerClientFactory.instance().client().statsCmd(id).withNoStream(true).exec(answer).awaitCompletion();
			return nanoseconds.get() / 1e9;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The bytes on disk below a path that the container has mounted.
	 */
	static long disk(String id, String path) {
		String printed = Shell
			.run("docker", "run", "--rm", "--network", "none", "--user", "0:0", "--volumes-from", id + ":ro",
					"--entrypoint", "du", "prom/prometheus:v3.16.0", "-sk", path)
			.expectSuccess()
			.output();
		return Long.parseLong(printed.split("\\s")[0]) * 1024;
	}

}
