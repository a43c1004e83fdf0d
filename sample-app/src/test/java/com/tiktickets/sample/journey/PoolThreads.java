package com.tiktickets.sample.journey;

import com.corundumstudio.socketio.SocketIOServer;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.ThreadPoolExecutor;
import org.slf4j.MDC;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Looks at the threads that a journey has used, past what wraps their tasks. */
final class PoolThreads {

	private PoolThreads() {
	}

	/** What has been left behind on the threads of the pools, by thread. */
	static List<String> leftovers(RunningSample sample) throws Exception {
		List<String> found = new ArrayList<>();
		for (String pool : List.of("clientInboundChannelExecutor", "clientOutboundChannelExecutor",
				"brokerChannelExecutor", "applicationTaskExecutor", "newsExecutor")) {
			ThreadPoolExecutor executor = sample.bean(pool, ThreadPoolTaskExecutor.class).getThreadPoolExecutor();
			found.addAll(leftovers(executor, executor.getPoolSize()));
		}
		TomcatWebServer server = (TomcatWebServer) ((ServletWebServerApplicationContext) sample.context())
			.getWebServer();
		Executor requests = server.getTomcat().getConnector().getProtocolHandler().getExecutor();
		found.addAll(leftovers(requests, 10));
		EventLoopGroup sockets = (EventLoopGroup) new DirectFieldAccessor(sample.bean(SocketIOServer.class))
			.getPropertyValue("workerGroup");
		for (EventExecutor loop : sockets) {
			found.addAll(leftovers(loop, 1));
		}
		return found;
	}

	/** Each task waits for the others, so that no thread gets two. */
	private static List<String> leftovers(Executor executor, int threads) throws Exception {
		CountDownLatch all = new CountDownLatch(threads);
		List<CompletableFuture<String>> looks = new ArrayList<>();
		for (int i = 0; i < threads; i++) {
			CompletableFuture<String> look = new CompletableFuture<>();
			looks.add(look);
			executor.execute(() -> {
				String state = state();
				all.countDown();
				try {
					all.await(30, TimeUnit.SECONDS);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
				look.complete(state);
			});
		}
		List<String> found = new ArrayList<>();
		for (CompletableFuture<String> look : looks) {
			String state = look.get(60, TimeUnit.SECONDS);
			if (!state.isEmpty()) {
				found.add(state);
			}
		}
		return found;
	}

	private static String state() {
		boolean clean = Context.current() == Context.root() && TenantContext.current().equals(TenantId.SYSTEM)
				&& (MDC.getCopyOfContextMap() == null || MDC.getCopyOfContextMap().isEmpty());
		return clean ? "" : "%s: %s, %s, %s".formatted(Thread.currentThread().getName(), Context.current(),
				TenantContext.current(), MDC.getCopyOfContextMap());
	}

}
