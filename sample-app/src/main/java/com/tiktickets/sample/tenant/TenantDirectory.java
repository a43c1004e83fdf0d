package com.tiktickets.sample.tenant;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who there is to work for. Background work goes through here, tenant by tenant, so that
 * it never touches two tenants at once, and what it emits carries the name of the one.
 */
@Component
public class TenantDirectory {

	private static final Logger logger = LoggerFactory.getLogger(TenantDirectory.class);

	private final JdbcClient jdbc;

	TenantDirectory(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Makes sure the tenant is known.
	 * @param tenant the tenant's id
	 */
	public void add(String tenant) {
		this.jdbc.sql("insert into tenant (id) values (:id) on conflict do nothing")
			.param("id", TenantId.of(tenant).value())
			.update();
	}

	/**
	 * Does the work for each tenant; one tenant's failure is not the next one's.
	 * @param work what to do, given the tenant
	 */
	public void forEach(Consumer<String> work) {
		for (String tenant : this.jdbc.sql("select id from tenant order by id").query(String.class).list()) {
			workFor(tenant, work);
		}
	}

	private static void workFor(String tenant, Consumer<String> work) {
		try (TenantScope scope = TenantContext.makeCurrent(TenantId.of(tenant))) {
			try {
				work.accept(tenant);
			}
			catch (RuntimeException ex) {
				logger.error("Background work failed for one tenant", ex);
			}
		}
	}

}
