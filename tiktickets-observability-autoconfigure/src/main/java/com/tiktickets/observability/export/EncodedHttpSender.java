package com.tiktickets.observability.export;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.IOException;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets an OTLP exporter of the SDK send what is encoded already. The exporter keeps all
 * it was configured with and all it says of itself; only the body of its request is ours.
 * Thread-safe.
 */
final class EncodedHttpSender implements HttpSender {

	/** An exporter sends on the thread that it exports on. */
	private static final ThreadLocal<EncodedRequest> BODY = new ThreadLocal<>();

	private final HttpSender delegate;

	private volatile Consumer<PartialSuccess> onRejected = (rejected) -> {
	};

	private EncodedHttpSender(HttpSender delegate) {
		this.delegate = delegate;
	}

	/**
	 * Exports a request.
	 * @param <T> what the exporter exports
	 * @param request the items, encoded
	 * @param exporter asked to export as many items on this thread
	 * @return the exporter's outcome
	 */
	<T> CompletableResultCode export(EncodedRequest request, Function<Collection<T>, CompletableResultCode> exporter) {
		BODY.set(request);
		try {
			return exporter.apply(new CountOnly<>(request.items()));
		}
		finally {
			BODY.remove();
		}
	}

	/** Tells a listener what the Collector has not taken of a request. */
	void whenRejected(Consumer<PartialSuccess> listener) {
		this.onRejected = listener;
	}

	@Override
	public void send(MessageWriter writer, Consumer<HttpResponse> onResponse, Consumer<Throwable> onError) {
		EncodedRequest request = BODY.get();
		if (request == null && writer.getContentLength() == 0) {
			onError.accept(new RequestOfOtherThreadException());
			return;
		}
		this.delegate.send((request != null) ? request : writer, (response) -> {
			onResponse.accept(response);
			readPartialSuccess(response, (request != null) ? request.items() : Integer.MAX_VALUE);
		}, onError);
	}

	private void readPartialSuccess(HttpResponse response, int items) {
		byte[] body = response.getResponseBody();
		PartialSuccess partial = (response.getStatusCode() / 100 == 2 && body != null) ? PartialSuccess.in(body) : null;
		if (partial != null) {
			this.onRejected.accept(new PartialSuccess(Math.min(partial.rejected(), items), partial.message()));
		}
	}

	@Override
	public CompletableResultCode shutdown() {
		return this.delegate.shutdown();
	}

	/**
	 * What an exporter's builder loads its sender by: the one on the class path, with
	 * ours around it.
	 */
	static final class Loader implements ComponentLoader {

		private final ComponentLoader delegate = ComponentLoader.forClassLoader(Loader.class.getClassLoader());

		private final HttpSenderProvider provider;

		private @Nullable EncodedHttpSender sender;

		private Loader(HttpSenderProvider provider) {
			this.provider = provider;
		}

		/** With several senders to choose from the choice is OpenTelemetry's. */
		static @Nullable Loader ofOnlySender() {
			List<HttpSenderProvider> found = ServiceLoader.load(HttpSenderProvider.class, Loader.class.getClassLoader())
				.stream()
				.map(ServiceLoader.Provider::get)
				.toList();
			return (found.size() == 1) ? new Loader(found.get(0)) : null;
		}

		@Override
		public <T> Iterable<T> load(Class<T> type) {
			HttpSenderProvider around = this::create;
			return (type == HttpSenderProvider.class) ? List.of(type.cast(around)) : this.delegate.load(type);
		}

		private HttpSender create(HttpSenderConfig config) {
			EncodedHttpSender created = new EncodedHttpSender(this.provider.createSender(config));
			this.sender = created;
			return created;
		}

		EncodedHttpSender sender() {
			return Objects.requireNonNull(this.sender, "no exporter was built");
		}

	}

	/**
	 * The Collector would accept the empty request, so that the exporter would report
	 * success.
	 */
	static final class RequestOfOtherThreadException extends IOException {

		private static final long serialVersionUID = 1L;

		RequestOfOtherThreadException() {
			super("its exporter sends on another thread than it exports on;"
					+ " set tiktickets.observability.export.encoded-queue=false");
		}

	}

	/** What an exporter counts; there is nothing left to encode. */
	private static final class CountOnly<T> extends AbstractCollection<T> {

		private final int size;

		private CountOnly(int size) {
			this.size = size;
		}

		@Override
		public Iterator<T> iterator() {
			return Collections.emptyIterator();
		}

		@Override
		public int size() {
			return this.size;
		}

	}

}
