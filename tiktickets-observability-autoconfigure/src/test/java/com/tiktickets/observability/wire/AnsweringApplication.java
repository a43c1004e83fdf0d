package com.tiktickets.observability.wire;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.TaskExecutor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Answers in every way there is, and fails in the midst of it. */
@SpringBootConfiguration
@Import({ TicketApplication.class, AnsweringApplication.AnsweringController.class })
class AnsweringApplication {

	@Bean
	ServletRegistrationBean<HttpServlet> plainServlet() {
		return new ServletRegistrationBean<>(new AnsweringServlet(), "/plain/*");
	}

	@Bean
	ServletRegistrationBean<HttpServlet> exactServlet() {
		ServletRegistrationBean<HttpServlet> registration = new ServletRegistrationBean<>(new AnsweringServlet(),
				"/exact");
		registration.setName("exact");
		return registration;
	}

	@Bean
	ServletRegistrationBean<DispatcherServlet> secondDispatcherServlet(WebApplicationContext parent) {
		AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
		context.setParent(parent);
		context.register(SecondDispatcher.class);
		ServletRegistrationBean<DispatcherServlet> registration = new ServletRegistrationBean<>(
				new DispatcherServlet(context), "/second/*");
		registration.setName("second");
		return registration;
	}

	@Bean
	FilterRegistrationBean<Filter> answeringFilter() {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(
				(request, response, chain) -> response.getWriter().write("answered"));
		registration.addUrlPatterns("/answered-by-filter");
		return registration;
	}

	static void writeSome(HttpServletResponse response) throws IOException {
		response.getOutputStream().write("some".getBytes(StandardCharsets.US_ASCII));
		response.flushBuffer();
	}

	static void writeWithoutEnd(HttpServletResponse response) throws IOException {
		writeSome(response);
		while (true) {
			response.getOutputStream().write(new byte[100_000]);
			response.flushBuffer();
		}
	}

	@RestController
	static class AnsweringController {

		private final TaskExecutor executor;

		AnsweringController(ObjectProvider<TaskExecutor> executors) {
			this.executor = executors.orderedStream().findFirst().orElseThrow();
		}

		@GetMapping("/late")
		void late(HttpServletResponse response) throws IOException {
			writeSome(response);
			throw new IllegalStateException("late");
		}

		@GetMapping("/late-stream")
		StreamingResponseBody lateStream() {
			return (output) -> {
				output.write(new byte[100_000]);
				output.flush();
				throw new IllegalStateException("late in a stream");
			};
		}

		@GetMapping("/late-events")
		SseEmitter lateEvents() {
			SseEmitter emitter = new SseEmitter();
			this.executor.execute(() -> {
				try {
					emitter.send("some");
					emitter.completeWithError(new IllegalStateException("late in events"));
				}
				catch (IOException ex) {
					emitter.completeWithError(ex);
				}
			});
			return emitter;
		}

		@GetMapping("/failed-callable")
		Callable<String> failedCallable() {
			return () -> {
				throw new IllegalStateException("in a callable");
			};
		}

		@GetMapping("/failed-later")
		DeferredResult<String> failedLater() {
			DeferredResult<String> result = new DeferredResult<>();
			this.executor.execute(() -> result.setErrorResult(new ResponseStatusException(HttpStatus.CONFLICT)));
			return result;
		}

		@GetMapping("/timed-out-events")
		SseEmitter timedOutEvents() throws IOException {
			SseEmitter emitter = new SseEmitter(50L);
			emitter.send("some");
			return emitter;
		}

		@GetMapping("/endless")
		void endless(HttpServletResponse response) throws IOException {
			writeWithoutEnd(response);
		}

		@GetMapping("/endless-stream")
		StreamingResponseBody endlessStream() {
			return (output) -> {
				output.write("some".getBytes(StandardCharsets.US_ASCII));
				while (true) {
					output.write(new byte[100_000]);
					output.flush();
				}
			};
		}

		@GetMapping("/endless-events")
		SseEmitter endlessEvents() {
			SseEmitter emitter = new SseEmitter(0L);
			this.executor.execute(() -> {
				try {
					emitter.send("some");
					while (true) {
						emitter.send("x".repeat(100_000));
					}
				}
				catch (IOException ex) {
					emitter.completeWithError(ex);
				}
			});
			return emitter;
		}

		@PostMapping("/upload")
		String upload(@RequestBody byte[] body) {
			return "" + body.length;
		}

	}

}
