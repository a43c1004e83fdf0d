package com.example.orders;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class CustomerOrder {

	@Id
	private long id;

	private String article = "";

	public long getId() {
		return this.id;
	}

	public String getArticle() {
		return this.article;
	}

}
