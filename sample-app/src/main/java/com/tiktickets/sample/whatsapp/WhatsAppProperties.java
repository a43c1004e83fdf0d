package com.tiktickets.sample.whatsapp;

import com.tiktickets.sample.whatsapp.simulation.SimulationProperties;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The tenants' WhatsApp sessions.
 *
 * @param connectAtStart whether the sessions of all tenants connect when the application
 * starts; a session connects at its first use at the latest
 * @param readyWithin how long a message waits for a session that is about to connect
 * @param ackWithin how long a message may travel to the phone
 * @param probeWithin how long a session may take to answer a health probe
 * @param simulation how fast the simulated engines are
 */
@ConfigurationProperties("sample.whatsapp")
record WhatsAppProperties(@DefaultValue("true") boolean connectAtStart, @DefaultValue("5s") Duration readyWithin,
		@DefaultValue("30s") Duration ackWithin, @DefaultValue("2s") Duration probeWithin,
		@DefaultValue SimulationProperties simulation) {

}
