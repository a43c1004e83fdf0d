package com.tiktickets.sample.telemetry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.tiktickets.sample", importOptions = ImportOption.DoNotIncludeTests.class)
class TelemetryPackagesTests {

	private static final String INBOX = "com.tiktickets.sample.telemetry.inbox..";

	private static final String QUERY = "com.tiktickets.sample.telemetry.query..";

	private static final String PAGE = "com.tiktickets.sample.telemetry.page..";

	private static final String TRAFFIC = "com.tiktickets.sample.telemetry.traffic..";

	private static final String[] DESK = { "com.tiktickets.sample.ticket..", "com.tiktickets.sample.login..",
			"com.tiktickets.sample.notification..", "com.tiktickets.sample.tenant..",
			"com.tiktickets.sample.database..", "com.tiktickets.sample.problem..", "com.tiktickets.sample.broker..",
			"com.tiktickets.sample.redis..", "com.tiktickets.sample.delivery..", "com.tiktickets.sample.live..",
			"com.tiktickets.sample.whatsapp..", "com.tiktickets.sample.agents.." };

	@ArchTest
	static final ArchRule telemetryDoesNotDependOnTickets = noClasses().that()
		.resideInAPackage("com.tiktickets.sample.telemetry..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(DESK);

	@ArchTest
	static final ArchRule ticketsDoNotDependOnTelemetry = noClasses().that()
		.resideInAnyPackage(DESK)
		.should()
		.dependOnClassesThat()
		.resideInAPackage("com.tiktickets.sample.telemetry..");

	@ArchTest
	static final ArchRule inboxDependsOnNoOtherTelemetryPackage = noClasses().that()
		.resideInAPackage(INBOX)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(QUERY, PAGE, TRAFFIC);

	@ArchTest
	static final ArchRule queryDependsOnInboxOnlyAndNotOnWeb = noClasses().that()
		.resideInAPackage(QUERY)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(PAGE, TRAFFIC, "org.springframework.web..", "org.springframework.http..",
				"jakarta.servlet..");

	@ArchTest
	static final ArchRule trafficDependsOnNoOtherTelemetryPackage = noClasses().that()
		.resideInAPackage(TRAFFIC)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(INBOX, QUERY, PAGE);

}
