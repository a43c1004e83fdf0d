package com.tiktickets.sample.e2e;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.FileSystemResource;

/**
 * The datasources that Grafana is provisioned with.
 */
final class Datasources {

	private Datasources() {
	}

	static Map<?, ?> jsonData(String uid) {
		YamlMapFactoryBean yaml = new YamlMapFactoryBean();
		yaml.setResources(new FileSystemResource(
				Settings.MONITORING.resolve("grafana/provisioning/datasources/datasources.yaml")));
		return ((List<?>) yaml.getObject().get("datasources")).stream()
			.map(Map.class::cast)
			.filter((datasource) -> uid.equals(datasource.get("uid")))
			.map((datasource) -> (Map<?, ?>) datasource.get("jsonData"))
			.findFirst()
			.orElseThrow();
	}

}
