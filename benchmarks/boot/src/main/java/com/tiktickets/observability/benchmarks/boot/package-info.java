/**
 * The code that the documentation of Spring Boot's starter asks of an application.
 */
@NullMarked
package com.tiktickets.observability.benchmarks.boot;

import org.jspecify.annotations.NullMarked;
