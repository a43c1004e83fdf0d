package com.tiktickets.sample.tenant;

import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who there is to work for. Background work goes through here, tenant by tenant, so that
 * it too never touches two tenants at once.
 */
@Component
public class TenantDirectory {

	private static final Logger logger = LoggerFactory.getLogger(TenantDirectory.class);

	private final JdbcClient jdbc;

	TenantDirectory(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	public void add(String tenant) {
		this.jdbc.sql("insert into tenant (id) values (:id) on conflict do nothing").param("id", tenant).update();
	}

	/**
	 * Does the work for each tenant; one tenant's failure is not the next one's.
	 * @param work what to do, given the tenant
	 */
	public void forEach(Consumer<String> work) {
		for (String tenant : this.jdbc.sql("select id from tenant order by id").query(String.class).list()) {
			try {
				work.accept(tenant);
			}
			catch (RuntimeException ex) {
				logger.atError().setCause(ex).log("Background work failed for one tenant");
			}
		}
	}

}
