package com.tiktickets.observability.benchmarks.application;

record Ticket(long id, String subject, String status) {
}
