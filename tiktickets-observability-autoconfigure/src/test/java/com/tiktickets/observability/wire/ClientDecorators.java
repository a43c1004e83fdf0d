package com.tiktickets.observability.wire;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/** What applications put around Spring's HTTP clients. */
final class ClientDecorators {

	static final String SIGNATURE = "X-Signature";

	private ClientDecorators() {
	}

	/** A proxy, as an aspect would make it, that signs what is got. */
	static <T> T signed(Class<T> type, T client) {
		ProxyFactory factory = new ProxyFactory(type, (MethodInterceptor) (invocation) -> {
			Object spec = invocation.getMethod().invoke(client, invocation.getArguments());
			sign(spec);
			return spec;
		});
		return type.cast(factory.getProxy(type.getClassLoader()));
	}

	private static void sign(Object spec) {
		if (spec instanceof RestClient.RequestHeadersSpec<?> request) {
			request.header(SIGNATURE, "signed");
		}
		if (spec instanceof WebClient.RequestHeadersSpec<?> request) {
			request.header(SIGNATURE, "signed");
		}
	}

	static RestTemplate proxied(RestTemplate template) {
		ProxyFactory factory = new ProxyFactory(template);
		factory.setProxyTargetClass(true);
		return (RestTemplate) factory.getProxy();
	}

	private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	/** Keeps its class, and what it adds to each request. */
	static class ExactTemplate extends RestTemplate {

		@Override
		protected ClientHttpRequest createRequest(URI url, HttpMethod method) throws IOException {
			ClientHttpRequest request = super.createRequest(url, method);
			request.getHeaders().add(SIGNATURE, "signed");
			return request;
		}

	}

	/** Signs what is got, and asks once more where that fails. */
	static final class RetryingRestClient implements RestClient {

		private final RestClient delegate;

		RetryingRestClient(RestClient delegate) {
			this.delegate = delegate;
		}

		@Override
		public RequestHeadersUriSpec<?> get() {
			RequestHeadersUriSpec<?> request = this.delegate.get();
			request.header(SIGNATURE, "signed");
			return (RequestHeadersUriSpec<?>) Proxy.newProxyInstance(RestClient.class.getClassLoader(),
					new Class<?>[] { RequestHeadersUriSpec.class }, (proxy, method, arguments) -> {
						Object result = call(request, method, arguments);
						if (result instanceof ResponseSpec response) {
							return retrying(response, request);
						}
						return (result == request) ? proxy : result;
					});
		}

		private static Object retrying(ResponseSpec first, RequestHeadersSpec<?> request) {
			return Proxy.newProxyInstance(RestClient.class.getClassLoader(), new Class<?>[] { ResponseSpec.class },
					(proxy, method, arguments) -> {
						try {
							return call(first, method, arguments);
						}
						catch (RestClientException ex) {
							return call(request.retrieve(), method, arguments);
						}
					});
		}

		@Override
		public RequestHeadersUriSpec<?> head() {
			return this.delegate.head();
		}

		@Override
		public RequestBodyUriSpec post() {
			return this.delegate.post();
		}

		@Override
		public RequestBodyUriSpec put() {
			return this.delegate.put();
		}

		@Override
		public RequestBodyUriSpec patch() {
			return this.delegate.patch();
		}

		@Override
		public RequestHeadersUriSpec<?> delete() {
			return this.delegate.delete();
		}

		@Override
		public RequestHeadersUriSpec<?> options() {
			return this.delegate.options();
		}

		@Override
		public RequestBodyUriSpec method(HttpMethod method) {
			return this.delegate.method(method);
		}

		@Override
		public Builder mutate() {
			return this.delegate.mutate();
		}

	}

	/** Signs what is got. */
	static final class SigningWebClient implements WebClient {

		private final WebClient delegate;

		SigningWebClient(WebClient delegate) {
			this.delegate = delegate;
		}

		@Override
		public RequestHeadersUriSpec<?> get() {
			RequestHeadersUriSpec<?> request = this.delegate.get();
			request.header(SIGNATURE, "signed");
			return request;
		}

		@Override
		public RequestHeadersUriSpec<?> head() {
			return this.delegate.head();
		}

		@Override
		public RequestBodyUriSpec post() {
			return this.delegate.post();
		}

		@Override
		public RequestBodyUriSpec put() {
			return this.delegate.put();
		}

		@Override
		public RequestBodyUriSpec patch() {
			return this.delegate.patch();
		}

		@Override
		public RequestHeadersUriSpec<?> delete() {
			return this.delegate.delete();
		}

		@Override
		public RequestHeadersUriSpec<?> options() {
			return this.delegate.options();
		}

		@Override
		public RequestBodyUriSpec method(HttpMethod method) {
			return this.delegate.method(method);
		}

		@Override
		public Builder mutate() {
			return this.delegate.mutate();
		}

	}

}
