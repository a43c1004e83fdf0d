package com.tiktickets.sample.whatsapp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.tiktickets.sample", importOptions = ImportOption.DoNotIncludeTests.class)
class WhatsAppPackagesTests {

	@ArchTest
	static final ArchRule enginesDoNotDependOnTelemetry = noClasses().that()
		.resideInAPackage("com.tiktickets.sample.whatsapp.simulation..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("com.tiktickets.observability..", "io.opentelemetry..", "io.micrometer..");

	@ArchTest
	static final ArchRule onlyAdaptersDependOnEngines = noClasses().that()
		.resideOutsideOfPackage("com.tiktickets.sample.whatsapp..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("com.tiktickets.sample.whatsapp..");

	@ArchTest
	static final ArchRule whatsAppDoesNotDependOnTelemetryPage = noClasses().that()
		.resideInAPackage("com.tiktickets.sample.whatsapp..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("com.tiktickets.sample.telemetry..");

}
