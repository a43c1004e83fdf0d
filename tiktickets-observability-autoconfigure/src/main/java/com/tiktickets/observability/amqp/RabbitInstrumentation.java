package com.tiktickets.observability.amqp;

import com.tiktickets.observability.tenant.resolution.TenantResolution;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.aopalliance.aop.Advice;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.rabbit.config.AbstractRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.config.ContainerCustomizer;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;
import org.springframework.amqp.rabbit.support.MessagePropertiesConverter;
import org.springframework.beans.DirectFieldAccessor;

/**
 * Instruments templates and containers, Boot's and those made by hand. What an
 * application set itself is kept. Not thread-safe: beans are instrumented while they are
 * made.
 */
public final class RabbitInstrumentation {

	private static final String CONVERTER = "messagePropertiesConverter";

	private static final String CONVENTION = "observationConvention";

	private static final String CUSTOMIZER = "containerCustomizer";

	private static final String ADVICE_CHAIN = "adviceChain";

	private final RabbitTelemetry telemetry;

	private final TenantResolution<Message> tenants;

	private final Collection<String> fields;

	/**
	 * Creates the instrumentation.
	 * @param telemetry counts, and makes the spans that Spring does not
	 * @param tenants resolves tenants
	 * @param fields headers that propagators read
	 */
	public RabbitInstrumentation(RabbitTelemetry telemetry, TenantResolution<Message> tenants,
			Collection<String> fields) {
		this.telemetry = telemetry;
		this.tenants = tenants;
		this.fields = fields;
	}

	/**
	 * Instruments a template.
	 * @param template the template
	 */
	public void instrument(RabbitTemplate template) {
		DirectFieldAccessor fieldAccess = new DirectFieldAccessor(template);
		template.setObservationEnabled(true);
		if (fieldAccess.getPropertyValue(CONVENTION) == null) {
			template.setObservationConvention(new PublishConvention());
		}
		MessagePropertiesConverter guarded = guarded(fieldAccess);
		if (guarded != null) {
			template.setMessagePropertiesConverter(guarded);
			template.addAfterReceivePostProcessors((message) -> {
				this.telemetry.received(message);
				return message;
			});
		}
	}

	/**
	 * Instruments the containers that a factory makes.
	 * @param factory the factory
	 * @param <C> the container
	 */
	@SuppressWarnings("unchecked")
	public <C extends AbstractMessageListenerContainer> void instrument(
			AbstractRabbitListenerContainerFactory<C> factory) {
		ContainerCustomizer<C> own = (ContainerCustomizer<C>) new DirectFieldAccessor(factory)
			.getPropertyValue(CUSTOMIZER);
		factory.setContainerCustomizer((container) -> {
			if (own != null) {
				own.configure(container);
			}
			instrument(container);
		});
	}

	/**
	 * Instruments a container.
	 * @param container the container, not yet initialised
	 */
	public void instrument(AbstractMessageListenerContainer container) {
		DirectFieldAccessor fieldAccess = new DirectFieldAccessor(container);
		MessagePropertiesConverter guarded = guarded(fieldAccess);
		if (guarded == null) {
			return;
		}
		container.setMessagePropertiesConverter(guarded);
		container.setObservationEnabled(true);
		if (fieldAccess.getPropertyValue(CONVENTION) == null) {
			container.setObservationConvention(new ProcessConvention());
		}
		List<Advice> chain = new ArrayList<>();
		chain.add(new BatchAdvice(this.telemetry, this.tenants));
		if (fieldAccess.getPropertyValue(ADVICE_CHAIN) instanceof Advice[] own) {
			chain.addAll(List.of(own));
		}
		int last = chain.size() - 1;
		if (last > 0 && chain.get(last) instanceof MethodInterceptor interceptor) {
			chain.set(last, new AttemptCountingAdvice(interceptor));
		}
		container.setAdviceChain(chain.toArray(Advice[]::new));
	}

	/** Returns the guard in front of a bean's own converter, once. */
	private @Nullable MessagePropertiesConverter guarded(DirectFieldAccessor bean) {
		Object own = bean.getPropertyValue(CONVERTER);
		return (own instanceof MessagePropertiesConverter converter && !(own instanceof PropagationHeaderGuard))
				? new PropagationHeaderGuard(converter, this.fields) : null;
	}

}
