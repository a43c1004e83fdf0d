package com.example.libraries;

import io.grpc.BindableService;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.services.HealthStatusManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.grpc.server.lifecycle.GrpcServerStartedEvent;

/** A service and a call of it. */
@Configuration(proxyBeanMethods = false)
class GrpcCalls {

	private volatile int port;

	@Bean
	BindableService healthService() {
		return new HealthStatusManager().getHealthService();
	}

	@EventListener
	void onStart(GrpcServerStartedEvent event) {
		this.port = event.getPort();
	}

	@Bean
	Call grpc(GrpcChannelFactory channels) {
		return () -> HealthGrpc.newBlockingStub(channels.createChannel("localhost:" + this.port))
			.check(HealthCheckRequest.getDefaultInstance());
	}

}
