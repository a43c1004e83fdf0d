package com.tiktickets.observability.tenant.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerNetworksTests {

	private final PeerNetworks networks = PeerNetworks.of(List.of("10.1.0.0/16", "192.168.7.9", "fd00:12::/32", "::1"));

	@ParameterizedTest
	@ValueSource(strings = { "10.1.0.0", "10.1.255.255", "::ffff:10.1.2.3", "192.168.7.9", "fd00:12:3::4%eth0",
			"0:0:0:0:0:0:0:1" })
	void membersAreTrusted(String address) {
		assertThat(this.networks.peer(address)).isEqualTo(Peer.TRUSTED);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "10.2.0.0", "9.255.255.255", "192.168.7.8", "fd00:13::1", "::2", "", "localhost", "10.1",
			"10.1.2.3.4", "10.1.2.300", ":::", "::ffff" })
	void othersAreStrangers(String address) {
		assertThat(this.networks.peer(address)).isEqualTo(Peer.STRANGER);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "fd00::/129", "example.org/8", "10/8" })
	void whatIsNoNetworkIsRefused(String cidr) {
		assertThatIllegalArgumentException().isThrownBy(() -> PeerNetworks.of(List.of(cidr))).withMessage(cidr);
	}

	@Test
	void nobodyIsTrustedWithoutNetworks() {
		assertThat(PeerNetworks.of(List.of()).peer("127.0.0.1")).isEqualTo(Peer.STRANGER);
	}

	@Test
	void thoseWhoCallAgainAreWhoTheyWere() {
		for (int call = 0; call < 2; call++) {
			assertThat(this.networks.peer("10.2.0.0")).isEqualTo(Peer.STRANGER);
			assertThat(this.networks.peer("10.1.0.0")).isEqualTo(Peer.TRUSTED);
		}
	}

	@Test
	void memberAmongMoreCallersThanAreRememberedIsTrusted() {
		for (int caller = 0; caller < 5_000; caller++) {
			assertThat(this.networks.peer("10.2." + caller / 250 + "." + caller % 250)).isEqualTo(Peer.STRANGER);
			assertThat(this.networks.peer("10.1." + caller / 250 + "." + caller % 250)).isEqualTo(Peer.TRUSTED);
		}
	}

}
