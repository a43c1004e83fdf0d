package com.example.libraries;

import com.mongodb.ConnectionString;
import java.net.InetSocketAddress;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;

/** Where the server in this process listens. */
record MongoConnection(InetSocketAddress address) implements MongoConnectionDetails {

	@Override
	public ConnectionString getConnectionString() {
		return new ConnectionString("mongodb://localhost:" + this.address.getPort() + "/tickets");
	}

}
