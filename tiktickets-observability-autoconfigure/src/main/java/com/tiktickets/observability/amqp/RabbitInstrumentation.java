package com.tiktickets.observability.amqp;

import com.tiktickets.observability.instrumentation.PrivateField;
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
import org.springframework.amqp.rabbit.support.micrometer.RabbitListenerObservationConvention;
import org.springframework.amqp.rabbit.support.micrometer.RabbitTemplateObservationConvention;

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
		PrivateField<MessagePropertiesConverter> converter = converter(template);
		PrivateField<RabbitTemplateObservationConvention> convention = PrivateField.of(template, CONVENTION,
				RabbitTemplateObservationConvention.class);
		if (converter == null || convention == null) {
			return;
		}
		template.setObservationEnabled(true);
		if (convention.value() == null) {
			template.setObservationConvention(new PublishConvention());
		}
		MessagePropertiesConverter guarded = guarded(converter);
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
		PrivateField<?> customizer = PrivateField.of(factory, CUSTOMIZER, ContainerCustomizer.class);
		if (customizer == null) {
			return;
		}
		ContainerCustomizer<C> own = (ContainerCustomizer<C>) customizer.value();
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
		PrivateField<MessagePropertiesConverter> converter = converter(container);
		PrivateField<RabbitListenerObservationConvention> convention = PrivateField.of(container, CONVENTION,
				RabbitListenerObservationConvention.class);
		PrivateField<Advice[]> advices = PrivateField.of(container, ADVICE_CHAIN, Advice[].class);
		MessagePropertiesConverter guarded = (converter != null) ? guarded(converter) : null;
		if (guarded == null || convention == null || advices == null) {
			return;
		}
		container.setMessagePropertiesConverter(guarded);
		container.setObservationEnabled(true);
		if (convention.value() == null) {
			container.setObservationConvention(new ProcessConvention());
		}
		container.setAdviceChain(chain(advices.value()));
	}

	private Advice[] chain(Advice @Nullable [] own) {
		List<Advice> chain = new ArrayList<>();
		chain.add(new BatchAdvice(this.telemetry, this.tenants));
		if (own != null) {
			chain.addAll(List.of(own));
		}
		int last = chain.size() - 1;
		if (last > 0 && chain.get(last) instanceof MethodInterceptor interceptor) {
			chain.set(last, new AttemptCountingAdvice(interceptor));
		}
		return chain.toArray(Advice[]::new);
	}

	private static @Nullable PrivateField<MessagePropertiesConverter> converter(Object bean) {
		return PrivateField.of(bean, CONVERTER, MessagePropertiesConverter.class);
	}

	/** Returns the guard in front of a bean's own converter, once. */
	private @Nullable MessagePropertiesConverter guarded(PrivateField<MessagePropertiesConverter> converter) {
		MessagePropertiesConverter own = converter.value();
		return (own != null && !(own instanceof PropagationHeaderGuard)) ? new PropagationHeaderGuard(own, this.fields)
				: null;
	}

}
